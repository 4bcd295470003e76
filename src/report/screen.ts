/** How the terminal is that a report is shown on, and how much of the report is wanted. */
export interface Screen {
  readonly color: 0 | 1 | 2 | 3;
  readonly width: number;
  /** Lines of a screenful; a terminal that does not say has fifty. */
  readonly height?: number | undefined;
  /** Everything, however long. */
  readonly all?: boolean | undefined;
}
