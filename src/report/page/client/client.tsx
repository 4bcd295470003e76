/** What the page does when somebody touches it: it filters rows, and shows the evidence of one that is opened. */
import { render } from 'preact';
import type { PageData } from '../data.ts';
import { Evidence, type Shown } from '../evidence.tsx';

const table = document.getElementById('matrix') as HTMLTableElement | null;
const form = document.getElementById('filters') as HTMLFormElement | null;
if (table !== null && form !== null) start(table, form);
openWhatIsNamed();
addEventListener('hashchange', openWhatIsNamed);
const closed: HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('#findings > details:not([open])')) {
    details.open = true;
    closed.push(details);
  }
});
addEventListener('afterprint', () => {
  for (const details of closed.splice(0)) details.open = false;
});

/** A place of the page that a link names may lie in something closed. */
function openWhatIsNamed(): void {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named === null) return;
  for (let at: Element | null = named; at !== null; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
  if (named.matches('tr.row')) named.querySelector<HTMLButtonElement>('button[aria-expanded=false]')?.click();
  if (closedByDefault(named)) named.scrollIntoView();
}
function closedByDefault(named: Element): boolean {
  return named.closest('details') !== null || named.matches('tr.row');
}

/** Rows that come back in one go. To lay out a thousand takes longer than anybody waits, and nobody sees those below. */
const atOnce = 120;

function start(matrix: HTMLTableElement, filters: HTMLFormElement): void {
  let parsed: PageData | undefined;
  const data = (): PageData => (parsed ??= JSON.parse(document.getElementById('data')!.textContent) as PageData);
  const heads = [...matrix.tHead!.rows[0]!.cells].map((cell) => cell.textContent.trim());
  const groups = [...matrix.tBodies].map((body) => ({
    body,
    rows: [...body.querySelectorAll<HTMLTableRowElement>('tr.row')].map((row) => ({
      row,
      text: `${row.cells[0]!.textContent} ${row.cells[row.cells.length - 1]!.textContent}`.toLowerCase(),
      method: row.querySelector('.m')!.textContent,
      answers: [...row.cells].slice(1, -1).map((cell) => cell.className),
    })),
  }));
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const output = document.getElementById('shown') as HTMLOutputElement;

  const control = (name: string): HTMLInputElement | HTMLSelectElement =>
    filters.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  let latest = 0;
  const filter = (): void => {
    const turn = ++latest;
    const later: HTMLElement[] = [];
    const set = (element: HTMLElement, hidden: boolean): void => {
      if (hidden || shown <= atOnce) element.hidden = hidden;
      else if (element.hidden) later.push(element);
    };
    const words = control('text').value.toLowerCase().split(/\s+/).filter(Boolean);
    const [method, column, answer] = ['method', 'column', 'answer'].map((name) => control(name).value);
    let shown = 0;
    const go = (): void => {
      if (turn !== latest) return;
      for (const element of later.splice(0, atOnce)) element.hidden = false;
      if (later.length > 0) setTimeout(go);
    };
    for (const { body, rows } of groups) {
      let some = false;
      for (const it of rows) {
        const asked = column === '' ? it.answers : [it.answers[Number(column)]];
        const fits =
          (method === '' || it.method === method) &&
          (answer === '' || asked.includes(answer)) &&
          words.every((word) => it.text.includes(word));
        if (fits) {
          some = true;
          shown++;
        }
        set(it.row, !fits);
        const next = it.row.nextElementSibling as HTMLTableRowElement | null;
        if (next?.classList.contains('open') === true) set(next, !fits);
      }
      set(body, !some);
    }
    if (later.length > 0) setTimeout(go);
    output.value = `${String(shown)} of ${String(total)}`;
  };
  filters.addEventListener('input', filter);
  filters.addEventListener('submit', (event) => event.preventDefault());
  const clear = (): void => {
    for (const name of ['text', 'method', 'column', 'answer']) control(name).value = '';
  };
  filters.addEventListener('reset', (event) => {
    // The form's own reset comes after its event, too late for the rows.
    event.preventDefault();
    clear();
    filter();
  });

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLElement>('a[data-column]');
    if (link === null) return;
    clear();
    control('column').value = String(heads.indexOf(link.dataset.column!) - 1);
    control('answer').value = link.dataset.answer!;
    filter();
  });

  const close = (row: HTMLTableRowElement): void => {
    row.querySelector('button')!.setAttribute('aria-expanded', 'false');
    row.classList.remove('is-open');
    const next = row.nextElementSibling;
    if (next?.classList.contains('open') === true) next.remove();
  };
  const open = (row: HTMLTableRowElement, key: string | undefined): void => {
    const { columns, rows, middleware, findings, source } = data();
    const { endpoint, chain, findings: about } = rows[Number(row.id.slice(1))]!;
    const shown: Shown = {
      endpoint,
      middleware: chain.map((index) => middleware[index]!),
      findings: about.map((index) => ({ id: `f${String(index)}`, ...findings[index]! })),
    };
    const inner = document.createElement('tr');
    inner.className = 'open';
    const cell = inner.insertCell();
    cell.colSpan = heads.length;
    render(<Evidence shown={shown} columns={columns} source={source} />, cell);
    row.after(inner);
    row.classList.add('is-open');
    const button = row.querySelector('button')!;
    button.setAttribute('aria-expanded', 'true');
    inner.id = `${row.id}-evidence`;
    button.setAttribute('aria-controls', inner.id);
    if (key !== undefined) {
      const proof = [...inner.querySelectorAll<HTMLElement>('[data-key]')].find((each) => each.dataset.key === key);
      proof?.classList.add('asked');
      proof?.scrollIntoView({ block: 'nearest' });
    }
  };
  matrix.addEventListener('click', (event) => {
    const target = event.target as Element;
    const row = target.closest<HTMLTableRowElement>('tr.row');
    if (row === null || getSelection()?.isCollapsed === false) return;
    const cell = target.closest('td');
    const title = cell === null ? undefined : heads[cell.cellIndex];
    const key = data().columns.find((column) => column.title === title)?.key;
    const isOpen = row.classList.contains('is-open');
    if (isOpen) close(row);
    if (!isOpen || key !== undefined) open(row, key);
  });
  document.addEventListener('keydown', (event) => {
    const at = document.activeElement;
    if (event.key === '/' && !(at instanceof HTMLInputElement)) {
      event.preventDefault();
      control('text').focus();
      return;
    }
    const row = at?.closest<HTMLTableRowElement>('#matrix tr') ?? null;
    if (row === null) return;
    if (event.key === 'Escape') {
      const owner = row.classList.contains('open') ? (row.previousElementSibling as HTMLTableRowElement) : row;
      close(owner);
      owner.querySelector('button')?.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const buttons = [...matrix.querySelectorAll<HTMLButtonElement>('tr.row:not([hidden]) th button')].filter(
        (button) => button.closest('tbody')?.hidden !== true,
      );
      const index = buttons.indexOf(at as HTMLButtonElement);
      if (index < 0) return;
      event.preventDefault();
      buttons[index + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    }
  });
}
