import { type Plan, type Problem, planOver } from '@foyer/core/dispatch/planner'

/** What a page asks of the planner in a worker beside it. */
export const planBeside = async (problem: Problem, iterations: number): Promise<Plan> => {
  const worker = new Worker('/worker.js', { type: 'module' })
  const answer = await planOver(worker, problem, { iterations })
  worker.terminate()
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}

/** Plans for an hour, and stops it as soon as a better plan was heard of: which the page can, because it is not the page that plans. */
export const planUntilHeard = async (problem: Problem) => {
  const worker = new Worker('/worker.js', { type: 'module' })
  const stop = new AbortController()
  const costs: number[] = []
  const answer = await planOver(worker, problem, {
    seconds: 3600,
    signal: stop.signal,
    onProgress: ({ cost }) => {
      costs.push(cost)
      stop.abort()
    },
  })
  worker.terminate()
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return { costs, plan: answer.value }
}
