export type {
  Binding,
  Plan,
  Relaxation,
  Route,
  Stop,
  TermCost,
  Unassigned,
} from './answer.js'
export { plannedRoutes } from './outcome.js'
export { type Budget, type Progress, plan } from './plan.js'
export {
  Link,
  Pause,
  PlannedRoute,
  PlanVisit,
  PlanWorker,
  Problem,
  Shift,
  type Term,
  TravelMatrix,
  usualWeights,
  Weights,
  Window,
} from './problem.js'
export { relax } from './relax.js'
export { type ProblemRefusal, readProblem } from './wrong.js'
