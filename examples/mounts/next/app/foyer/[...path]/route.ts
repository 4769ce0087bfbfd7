import { foyer } from '../../../lib/foyer'

const answer = (request: Request): Promise<Response> => foyer().http(request)

export { answer as GET, answer as OPTIONS, answer as POST }
