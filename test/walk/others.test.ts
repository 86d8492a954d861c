import { walks } from './walks.ts'

walks('en', 'phone')
walks('ja', 'laptop')
