import { walks } from './walks.ts'

walks('ja', 'phone')
