import { serve } from '@foyer/core/dispatch/planner'

serve(self, {
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve)),
})
