import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's own folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** What a program said, and whether it was content. */
export interface Outcome {
  readonly ok: boolean
  readonly output: string
}

const { FORCE_COLOR: _, ...inherited } = process.env
const environment = {
  ...inherited,
  NO_COLOR: '1',
  PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
}

/** Runs a program of the tool box; answers everything it wrote, in the order in which it was written. */
export const run = (commandLine: string, cwd: string = root): Promise<Outcome> =>
  new Promise((resolve) => {
    const [command = '', ...args] = commandLine.split(' ')
    const shell = process.platform === 'win32'
    const child = spawn(command, args, { cwd, env: environment, shell })
    const said: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.on('error', (problem) => resolve({ ok: false, output: problem.message }))
    child.on('close', (code) => {
      resolve({ ok: code === 0, output: Buffer.concat(said).toString().trim() })
    })
  })

/** One outcome of several: content when all are. */
export const together = (outcomes: readonly Outcome[]): Outcome => ({
  ok: outcomes.every(({ ok }) => ok),
  output: outcomes.map(({ output }) => output).join('\n'),
})

/** Runs programs one after the other, until one fails. */
export const inTurn = async (...commandLines: readonly string[]): Promise<Outcome> => {
  const outcomes: Outcome[] = []
  for (const commandLine of commandLines) {
    if (!together(outcomes).ok) break
    outcomes.push(await run(commandLine))
  }
  return together(outcomes)
}

/** Runs programs at the same time. */
export const sideBySide = async (...commandLines: readonly string[]): Promise<Outcome> =>
  together(await Promise.all(commandLines.map((commandLine) => run(commandLine))))
