import { useEffect, useReducer, useRef } from 'react'
import { watchIdle } from './idle.js'
import { type LockState, nextLock, unlocked } from './lock.js'

/** When a widget blanks what is personal, and who is asked before it is shown again. */
export interface LockOptions {
  /** Minutes without a pointer or a key, above zero; 10 unless told. */
  readonly lockAfter?: number | undefined
  /**
   * Called when the widget locks, and again at each wish to see it after it answered no: the host makes sure who is there.
   * `false` or a rejection = still locked. Without it, asking is enough.
   */
  readonly onLocked?: (() => unknown) | undefined
  /** Milliseconds of a clock that goes on while the computer sleeps; the browser's unless told. */
  readonly now?: (() => number) | undefined
}

const clock = (): number => Date.now()

/**
 * A lock that closes by itself, and how to ask to see everything again. Always open on a server, and while `isPersonal` is false:
 * then nothing is there to hide.
 */
export const useLock = (
  isPersonal: boolean,
  { lockAfter = 10, onLocked, now = clock }: LockOptions,
): { readonly lock: LockState; readonly show: () => void } => {
  const [lock, tell] = useReducer(nextLock, unlocked)
  const host = useRef(onLocked)
  host.current = onLocked
  const isOpen = lock.is === 'open'
  const isRunning = lock.is === 'locked' && lock.host === 'running'
  useEffect(() => {
    if (!isPersonal) return tell({ type: 'nobody' })
    if (!isOpen) return
    const limitMs = lockAfter * 60_000
    return watchIdle({ target: document, now, limitMs }, () => tell({ type: 'idle' }))
  }, [isPersonal, isOpen, lockAfter, now])
  useEffect(() => {
    if (!isRunning) return
    let isDropped = false
    const heard = (type: 'host-ran' | 'host-refused') => isDropped || tell({ type })
    Promise.resolve()
      .then(() => host.current?.())
      .then(
        (said) => heard(said === false ? 'host-refused' : 'host-ran'),
        () => heard('host-refused'),
      )
    return () => {
      isDropped = true
    }
  }, [isRunning])
  return { lock, show: () => tell({ type: 'show' }) }
}
