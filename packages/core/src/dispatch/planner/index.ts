export { adopt, type Constraint, type WrongPlan } from './adopt.js'
export type {
  Barrier,
  Binding,
  Call,
  Plan,
  Relaxation,
  Route,
  Stop,
  TermCost,
  Unassigned,
} from './answer.js'
export {
  type Assignment,
  type AssignmentReason,
  type Assignments,
  assign,
} from './assign.js'
export { type Candidate, explain, type PlanInMemory, rememberPlan } from './memory.js'
export { plannedRoutes } from './outcome.js'
export { type OverPort, planOver, type StopSignal } from './over-port.js'
export { type Budget, type Progress, plan, type Reached } from './plan.js'
export type { Hears, PlanPort, PortEvent } from './port.js'
export {
  Link,
  Pause,
  PlannedRoute,
  PlanVisit,
  PlanWorker,
  Problem,
  Shift,
  Store,
  type Term,
  TravelMatrix,
  usualWeights,
  Weights,
  Window,
} from './problem.js'
export { relax } from './relax.js'
export {
  type Moved,
  type Place,
  type PlanEvent,
  type Repair,
  repair,
} from './repair.js'
export { type Lent, serve } from './serve.js'
export { type OfferedSlot, slotsFor } from './slots.js'
export { type ProblemRefusal, readProblem } from './wrong.js'
