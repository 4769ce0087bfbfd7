/**
 * Whether what is personal may be shown (S084). `host` = the host's own check of who is there: on its way, done, or refused;
 * `wants` = somebody asked to see it again.
 */
export type LockState =
  | { readonly is: 'open' }
  | {
      readonly is: 'locked'
      readonly wants: boolean
      readonly host: 'running' | 'ran' | 'refused'
    }

/** What happens to a lock; `nobody` = there is nothing personal to hide. */
export type LockEvent = { readonly type: 'idle' | 'show' | 'host-ran' | 'host-refused' | 'nobody' }

/** Somebody is there. */
export const unlocked: LockState = { is: 'open' }

/** The next state: open again only when somebody asked for it and the host's check ran, in whichever order. */
export const nextLock = (state: LockState, { type }: LockEvent): LockState => {
  if (state.is === 'open')
    return type === 'idle' ? { is: 'locked', wants: false, host: 'running' } : state
  switch (type) {
    case 'idle':
      return state
    case 'nobody':
      return unlocked
    case 'show':
      return state.host === 'ran' ? unlocked : { is: 'locked', wants: true, host: 'running' }
    case 'host-ran':
      return state.wants ? unlocked : { ...state, host: 'ran' }
    case 'host-refused':
      return { is: 'locked', wants: false, host: 'refused' }
  }
}
