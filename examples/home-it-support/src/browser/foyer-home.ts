import { define, homeElement } from '@foyer/react-widgets'

define(homeElement)
