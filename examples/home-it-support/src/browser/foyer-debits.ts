import { debitsElement, define } from '@foyer/react-widgets'

define(debitsElement)
