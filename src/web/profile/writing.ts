/** What can be written down about a customer. */
export type Writing = 'contact' | 'note' | 'key_event' | 'promise' | 'interest' | 'task' | 'complaint' | 'preferences'
