import { define, invoicesElement } from '@foyer/react-widgets'

define(invoicesElement)
