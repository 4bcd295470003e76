/** Files that are tests by what they import: whatever they are called, a runner of tests runs them and nobody else does. */
import { byName } from './apis.ts';
import type { Project, ProjectFile } from './project.ts';
import type { Takes } from './takes.ts';

/** The files of a project, of which those are tests that ask a runner of tests for something and that nobody else imports. */
export function withTests(project: Project, takesOf: (file: ProjectFile) => Takes): Project['files'] {
  const libraries = byName(project.libraries);
  const runs = (file: ProjectFile): boolean =>
    (file.role === 'source' || file.role === 'script') &&
    file.outline.imports.some(
      ({ from, typeOnly }) => typeOnly !== true && libraries.get(from)?.is?.includes('test') === true,
    );
  const found = new Set(project.files.filter(runs));
  if (found.size === 0) return project.files;
  const others = project.files.filter((file) => file.role !== 'test' && !found.has(file));
  const taken = new Set(others.flatMap((file) => takesOf(file).files));
  return project.files.map((file) => (found.has(file) && !taken.has(file.path) ? asTest(file) : file));
}
const asTests = new WeakMap<ProjectFile, ProjectFile>();
/** The same file in another role; its facts are still unpacked only when they are read. */
function asTest(file: ProjectFile): ProjectFile {
  let test = asTests.get(file);
  if (test === undefined) {
    test = Object.create(file, { role: { value: 'test', enumerable: true } }) as ProjectFile;
    asTests.set(file, test);
  }
  return test;
}
