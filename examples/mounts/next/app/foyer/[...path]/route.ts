import { foyer } from '../../../../house.js'

const answer = (request: Request): Promise<Response> => foyer.http(request)

/** In Next, the route handler `app/foyer/[...path]/route.ts` is the whole mount. */
export { answer as GET, answer as OPTIONS, answer as POST }
