import { walks } from './walks.ts'

walks('en', 'phone')
