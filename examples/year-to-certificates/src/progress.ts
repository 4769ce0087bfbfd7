import { stderr } from 'node:process'
import { SingleBar } from 'cli-progress'

/** Shows how far a long phase is: a bar on a terminal, a line per phase elsewhere. */
export interface Progress {
  /** Begins a phase of so many steps, ending the one before. */
  phase(name: string, steps: number): void
  step(by?: number): void
  end(): void
}

/** Progress on standard error, so that standard output stays clean. */
export const terminalProgress = (): Progress => {
  let bar: SingleBar | undefined
  const end = (): void => {
    bar?.stop()
    bar = undefined
  }
  return {
    phase(name, steps) {
      end()
      if (!stderr.isTTY) {
        stderr.write(`${name} (${steps})\n`)
        return
      }
      const format = `${name.padEnd(26)} {bar} {value}/{total}  {eta} s left`
      bar = new SingleBar({ format, hideCursor: true, barsize: 30 })
      bar.start(steps, 0)
    },
    step: (by = 1) => bar?.increment(by),
    end,
  }
}

/** No progress at all: for tests. */
export const silent: Progress = { phase() {}, step() {}, end() {} }
