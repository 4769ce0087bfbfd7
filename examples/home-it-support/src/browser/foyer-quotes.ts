import { define, quotesElement } from '@foyer/react-widgets'

define(quotesElement)
