// Preferences of the system and of the one who is signed in.
import type { Hal } from './http';

export type Preference = Hal<{
  name: string;
  title: string;
  description: string;
  type: 'text' | 'number' | 'role' | 'team' | 'flag';
  value: string | number | boolean | null;
  default: boolean;
}>;

export interface PreferenceList {
  _embedded: { preferences: Preference[] };
}
