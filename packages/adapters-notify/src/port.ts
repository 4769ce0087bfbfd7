export type { Attachment, Channel, Handed, Notice, Notifier } from '@foyer/core/store'
