declare const brand: unique symbol

/** A plain value that only its own constructor may mint: a customer's id is not an invoice's. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }
