/** What somebody left this page for: ids alone. */
export interface Left {
  readonly invoice: string
  /** Id of the online payment. */
  readonly page: string
}

const name = 'foyer-paying'
const shape = /^(inv_\w{1,60}) (onl_\w{1,60})$/

/**
 * What a browser's tab remembers while its customer is on a payment page: the two ids, until it is known what came of it. A browser that
 * keeps nothing (private windows, cookies off) remembers nothing: the invoice then says by itself that it was paid.
 */
export const leftIn = (storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) => {
  const tried = <V>(attempt: () => V): V | undefined => {
    try {
      return attempt()
    } catch {
      return undefined
    }
  }
  return {
    read: (): Left | undefined => {
      const [, invoice, page] = shape.exec(tried(() => storage().getItem(name)) ?? '') ?? []
      return invoice && page ? { invoice, page } : undefined
    },
    keep: ({ invoice, page }: Left): void =>
      tried(() => storage().setItem(name, `${invoice} ${page}`)),
    forget: (): void => tried(() => storage().removeItem(name)),
  }
}

/** The memory of this tab; reached for only when it is needed: there is none on a server. */
export const leftHere = leftIn(() => sessionStorage)
