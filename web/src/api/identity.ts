// Users, system accounts, roles and tokens, as the page reads them.
import type { Hal } from './http';
import { paths } from './paths';
import { useResource } from './queries';

export interface RoleName {
  uuid: string;
  name: string;
}

export interface TeamName {
  uuid: string;
  name: string;
}

export interface Scope {
  scope: string;
}

export type User = Hal<{
  uuid: string;
  name: string;
  email?: string;
  active: boolean;
  type: number;
  createdAt: string;
  lastLogin?: string;
  _embedded: { roles: RoleName[]; teams?: TeamName[] };
  /** Of the one who asks. */
  permissions?: Scope[];
}>;

export type UserPage = Hal<{ users: User[]; page?: { totalElements: number } }>;

export type Token = Hal<{
  uuid: string;
  description: string;
  type: 'named' | 'read-only' | 'read-write';
  issued: boolean;
  scopes?: string[];
  createdAt: string;
  issuedAt?: string;
  expiresAt?: string;
  lastUsedAt?: string;
}>;

/** With its value, which is told this once. */
export type IssuedToken = Token & { value: string };

export interface TokenList {
  _embedded: { items: Token[] };
}

export interface Permission extends Scope {
  label: string;
}

export type Role = Hal<{
  uuid: string;
  name: string;
  description: string;
  predefined: boolean;
  permissions: Scope[];
}>;

/** The role that can't be changed. */
export const kAdministrator = 'cf75d7c2-416b-11ea-af5e-53c3b1a4efd8';

/** By name; who gives roles has few. */
export function useRoles() {
  return useResource<{ roles: Role[] }>(paths.roles());
}

export function usePermissions() {
  return useResource<{ permissions: Permission[] }>(paths.permissions());
}
