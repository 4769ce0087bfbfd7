import { accountingElement, define } from '@foyer/react-widgets'

define(accountingElement)
