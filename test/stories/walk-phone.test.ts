import { walks } from '../walk/walks.ts'

walks('ja', 'phone')
