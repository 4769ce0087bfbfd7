import { argv, exit } from 'node:process'
import { main } from './plan-a-day.js'

exit(await main(argv.slice(2)))
