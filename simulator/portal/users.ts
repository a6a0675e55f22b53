/** Which CRM items a user may read or change. */
export type CrmRights = 'all' | 'own' | 'none';

export interface User {
  readonly id: number;
  readonly name: string;
  readonly lastName: string;
  readonly gender: 'M' | 'F' | '';
  readonly email: string;
  readonly mobile: string;
  readonly workPhone: string;
  readonly admin: boolean;
  /** May change open lines (right "modify lines"). */
  readonly editLines: boolean;
  /** May read the conversations of lines. */
  readonly readLines: boolean;
  readonly readCrm: CrmRights;
  readonly writeCrm: CrmRights;
  /** Deal funnels that do not exist for this user, with their deals (docs/bitrix24/crm-items.md#stages). */
  readonly hiddenCategories: readonly number[];
  /** `connector`: a customer of a channel. */
  readonly kind: 'employee' | 'bot' | 'connector';
  active: boolean;
}

export type NewUser = Partial<Omit<User, 'id'>>;

/** Users of a portal, including guests of channels. */
export class Users {
  readonly #byId = new Map<number, User>();
  #nextId = 1;

  add(user: NewUser): User {
    const admin = user.admin ?? false;
    const added: User = {
      id: this.#nextId++,
      name: 'Employee',
      lastName: '',
      gender: '',
      email: '',
      mobile: '',
      workPhone: '',
      admin,
      editLines: admin,
      readLines: true,
      readCrm: 'all',
      writeCrm: 'all',
      hiddenCategories: [],
      kind: 'employee',
      active: true,
      ...user,
    };
    this.#byId.set(added.id, added);
    return added;
  }

  /** The id that the next user gets: for a portal that has to fit saved events. Users who are there stay. */
  numberFrom(id: number): void {
    this.#nextId = Math.max(id, this.#nextId);
  }

  /** Adds a customer of a channel: a user without rights. */
  addGuest(name: string, lastName: string): User {
    return this.add({
      name,
      lastName,
      kind: 'connector',
      readLines: false,
      readCrm: 'none',
      writeCrm: 'none',
    });
  }

  get(id: number): User | undefined {
    return this.#byId.get(id);
  }

  require(id: number): User {
    const user = this.#byId.get(id);
    if (!user) throw new Error(`no user ${id}`);
    return user;
  }

  employees(): readonly User[] {
    return [...this.#byId.values()].filter((user) => user.kind === 'employee');
  }

  firstAdmin(): User {
    const admin = this.employees().find((user) => user.admin && user.active);
    if (!admin) throw new Error('the portal has no admin');
    return admin;
  }
}
