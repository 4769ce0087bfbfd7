import { certificatesElement, define } from '@foyer/react-widgets'

define(certificatesElement)
