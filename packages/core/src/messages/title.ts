import { z } from 'zod'

/** The title of what is sent. One line: nobody may add a header to an e-mail. */
export const Title = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\r\n]*$/)
