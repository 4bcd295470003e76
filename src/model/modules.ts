/** The files of a backend as modules: what each is there for by what it does, and what it takes from others. */
import type { Location } from '../facts/facts.ts';

/**
 * What a module does, never what its folder is called: it answers requests, asks a store, declares what data must look
 * like, stands before handlers, makes an application, or none of these and is called by them.
 */
export type ModuleRole = 'endpoints' | 'data' | 'validation' | 'middleware' | 'root' | 'service';

export interface ModuleNode {
  /** The beginning of the file. */
  readonly at: Location;
  /** The folder of the nearest manifest. */
  readonly unit: string;
  readonly roles: readonly ModuleRole[];
  /** Modules of the project whose names it uses; behind a barrel, the one that declares them. */
  readonly imports: readonly ModuleImport[];
  /** Functions, and methods of classes, that it gives to others. */
  readonly functions: readonly ExportedFunction[];
  /** Classes that it gives to others. */
  readonly classes: readonly { readonly name: string; readonly at: Location; readonly extends: boolean }[];
  /** Collaborators that it makes where they are used. */
  readonly makes: readonly { readonly at: Location; readonly what: string; readonly file: string }[];
}
export interface ModuleImport {
  readonly path: string;
  readonly at: Location;
  /** Nothing of it remains when types are erased, or it is taken only when it is needed. */
  readonly light: boolean;
}
export interface ExportedFunction {
  readonly name: string;
  readonly at: Location;
  /** All of its parameters and what it gives have a type that says something. */
  readonly typed: boolean;
}

/** A class that declares a part of an application: what it has, and what it gives to other parts. */
export interface FeatureModule {
  readonly name: string;
  /** The decorator that says so. */
  readonly at: Location;
  readonly controllers: readonly Listed[];
  readonly providers: readonly Listed[];
  readonly exports: readonly Listed[];
  /** An application is made of it directly. */
  readonly isRoot: boolean;
  /** Numbers of the applications that it is part of. */
  readonly applications: readonly number[];
}
/** A class in a list of a module. */
export interface Listed {
  readonly name: string;
  /** Where it is declared. */
  readonly declared: Location;
}
