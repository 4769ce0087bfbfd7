import { type PlanPort, serve } from '@foyer/core/dispatch/planner'

serve(globalThis as unknown as PlanPort, {
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve)),
})
