import { useCallback, useEffect, useRef } from 'react'
import { type Said, sentenceOf, type ValueOf } from './answer.js'
import type { FoyerClient } from './client.js'
import { todayHere } from './today.js'

/** A company of the house. */
export type Entity = ValueOf<FoyerClient['organisation']['listLegalEntities']>['items'][number]

/** Whose year, and which. */
export interface Which {
  readonly legalEntity: string
  readonly year: number
}

/** What is told of a year that is read. */
export type YearEvent<Read> =
  | { readonly type: 'today'; readonly today: string }
  | { readonly type: 'entities'; readonly entities: readonly Entity[] }
  | { readonly type: 'read'; readonly of: Which; readonly read: Read }
  | { readonly type: 'lost'; readonly says: string }

type Answer<Read> =
  | { readonly ok: true; readonly value: Read }
  | { readonly ok: false; readonly refusal: Said }

/** That something could not be read, in words. */
export const lost = (refusal: Said) => ({ type: 'lost', says: sentenceOf(refusal) }) as const

/** The years to choose from, the newest first: the one of a day, so many before it, and the one that is chosen. */
export const yearsUntil = (today: string, before: number, chosen: number): readonly number[] => {
  const current = Number(today.slice(0, 4))
  const offered = Array.from({ length: before + 1 }, (_, i) => current - i)
  return [...new Set([...offered, chosen])].toSorted((a, b) => b - a)
}

interface HouseOptions {
  readonly client: {
    readonly organisation: Pick<FoyerClient['organisation'], 'listLegalEntities'>
  }
  readonly today?: string | undefined
}

/** Tells what day it is, and which companies there are. */
export const useHouse = (
  { client, today }: HouseOptions,
  tell: (event: Exclude<YearEvent<never>, { readonly type: 'read' }>) => void,
): void => {
  useEffect(() => tell({ type: 'today', today: today ?? todayHere() }), [today, tell])
  useEffect(() => {
    let isWanted = true
    void client.organisation.listLegalEntities({}).then((answer) => {
      if (!isWanted) return
      tell(answer.ok ? { type: 'entities', entities: answer.value.items } : lost(answer.refusal))
    })
    return () => {
      isWanted = false
    }
  }, [client, tell])
}

/** Reads a year as soon as it is known which, and whenever another is; answers what reads it anew. An answer that comes too late is let go. */
export const useReading = <Read>(
  read: (of: Which) => Promise<Answer<Read>>,
  which: Which | undefined,
  tell: (event: Extract<YearEvent<Read>, { readonly type: 'read' | 'lost' }>) => void,
): (() => Promise<void>) => {
  const asked = useRef(0)
  const legalEntity = which?.legalEntity
  const year = which?.year
  const refresh = useCallback(async () => {
    if (legalEntity === undefined || year === undefined) return
    const of = { legalEntity, year }
    const mine = ++asked.current
    const answer = await read(of)
    if (mine !== asked.current) return
    tell(answer.ok ? { type: 'read', of, read: answer.value } : lost(answer.refusal))
  }, [read, legalEntity, year, tell])
  useEffect(() => {
    void refresh()
    return () => void asked.current++
  }, [refresh])
  return refresh
}
