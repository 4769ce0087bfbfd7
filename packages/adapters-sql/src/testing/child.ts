import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A process of the tests that speaks in lines. */
export interface Child {
  /** The next line it prints, or undefined when it has ended. */
  line(): Promise<string | undefined>
  /** Says a line to it. */
  say(line: string): void
  /** Ends it as a power switch would, and waits until it is gone. What it printed before can still be read. */
  kill(): Promise<void>
}

const here = fileURLToPath(new URL('.', import.meta.url))

/** Starts a script that stands in this folder, from its source; or one that was built. */
export const startChild = (
  script: string,
  args: readonly string[],
  more: readonly string[] = [],
): Child => {
  const fromSource = script.endsWith('.ts') ? ['--conditions=foyer-source', '--import', 'tsx'] : []
  const flags = [...more, ...fromSource]
  const child = spawn(process.execPath, [...flags, script, ...args], {
    cwd: here,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const killWithUs = (): void => void child.kill('SIGKILL')
  process.once('exit', killWithUs)
  child.once('exit', () => process.off('exit', killWithUs))
  return {
    line: async () => (await lines.next()).value,
    say: (line) => void child.stdin.write(`${line}\n`),
    async kill() {
      const gone = once(child, 'exit')
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await gone
    },
  }
}
