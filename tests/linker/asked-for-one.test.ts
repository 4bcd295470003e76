import { describe, expect, it } from 'vitest';
import { Answers, Circles } from '../../src/linker/acts/circles.ts';

/** Asks for `n`, which asks for so many others, one after the other. */
function ask(answers: Answers<number>, key: string, others: number): number {
  return answers.ask(key, -1, () => {
    let found = 0;
    for (let n = 0; n < others; n++) if (answers.ask(`${key}/${n}`, -1, () => n) >= 0) found++;
    return found;
  });
}

describe('for one question', () => {
  it('so many others are asked, and what leads to more is told to be given up, each time', () => {
    const circles = new Circles();
    const answers = new Answers<number>(circles);
    expect(ask(answers, 'much', 100_000)).toBeLessThan(61_000);
    const once = circles.givenUp;
    expect(once).toBeGreaterThan(0);
    ask(answers, 'much', 100_000);
    expect(circles.givenUp).toBeGreaterThan(once);
  });
  it('nothing is given up where less is asked', () => {
    const circles = new Circles();
    expect(ask(new Answers<number>(circles), 'little', 50_000)).toBe(50_000);
    expect(circles.givenUp).toBe(0);
  });
  it('fewer are asked where many were asked in vain, and some always', () => {
    const circles = new Circles();
    const answers = new Answers<number>(circles);
    const found = Array.from({ length: 6 }, (_, n) => ask(answers, `much${n}`, 70_000));
    expect(found[1]).toBeLessThan(found[0]! / 2);
    expect(found.at(-1)).toBeLessThan(15_000);
    expect(ask(answers, 'little', 1000)).toBe(1000);
  });
  it('what was made of something given up is asked again for the next question', () => {
    const circles = new Circles();
    const answers = new Answers<number>(circles);
    answers.ask('first', -1, () => {
      for (let n = 0; n < 60_000; n++) answers.ask(`first/${n}`, -1, () => n);
      return answers.ask('shared', -1, () => 7);
    });
    expect(answers.ask('shared', -1, () => 7)).toBe(7);
    expect(answers.ask('shared', -1, () => 8)).toBe(7);
  });
});
