import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A process of the tests that speaks in lines. */
export interface Child {
  /** The next line it prints; throws when it ended without. */
  line(): Promise<string>
  /** Tells it to go on. */
  go(): void
  /** Ends it as a power switch would, and waits until it is gone. */
  kill(): Promise<void>
}

/** Starts a script that stands in this folder. */
export const startChild = (script: string, args: readonly string[]): Child => {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const flags = ['--conditions=foyer-source', '--import', 'tsx']
  const child: ChildProcess = spawn(process.execPath, [...flags, file, ...args], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = linesOf(child)
  process.once('exit', () => child.kill('SIGKILL'))
  return {
    async line() {
      const { value, done } = await lines.next()
      if (done) throw new Error(`${script} ended early`)
      return value
    },
    go: () => void child.stdin?.write('go\n'),
    async kill() {
      const gone = once(child, 'exit')
      if (child.exitCode === null && child.kill('SIGKILL')) await gone
    },
  }
}

const linesOf = (child: ChildProcess): AsyncIterator<string> => {
  if (!child.stdout) throw new Error('the child has no output')
  const lines: Interface = createInterface({ input: child.stdout })
  return lines[Symbol.asyncIterator]()
}
