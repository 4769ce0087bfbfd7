import { argv, exit } from 'node:process'
import { main } from './year.js'

exit(await main(argv.slice(2)))
