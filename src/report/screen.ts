/** How the terminal is that a report is shown on. */
export interface Screen {
  readonly color: 0 | 1 | 2 | 3;
  readonly width: number;
}
