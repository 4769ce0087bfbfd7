import { z } from 'zod'

/** Why something was undone or refused: a word of the tenant's own list (`customer-ill`), never a sentence, because facts are public. */
export const ReasonWord = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(60)
