import { randomBytes } from 'node:crypto';
import type { SeedUser } from '../../people/seedRecords';
import type { TrackSettings } from '../track/trackSettings';
import type { AttributeCatalogue } from './attributeCatalogue';
import { BrazeUser } from './brazeUser';
import { ContactIndex } from './contactIndex';
import type { Identifier, UserAlias } from './identifier';
import { readStateLine, seededUser } from './newUser';
import { createWorkspace, type Workspace } from './workspace';

function aliasKey({ alias_label, alias_name }: UserAlias): string {
	return JSON.stringify([alias_label, alias_name]);
}

/** All users of the workspace, findable by every kind of identifier. */
export class UserStore {
	private readonly users: BrazeUser[] = [];
	private readonly byExternalId = new Map<string, BrazeUser>();
	private readonly byBrazeId = new Map<string, BrazeUser>();
	private readonly byAlias = new Map<string, BrazeUser>();
	private readonly byContact = { email: new ContactIndex(), phone: new ContactIndex() };
	private workspace: Workspace;
	private updates = 0;

	constructor(private readonly settings: TrackSettings) {
		this.workspace = createWorkspace(settings);
	}

	get size(): number {
		return this.users.length;
	}

	/** The custom attributes that the users have or had. */
	get catalogue(): AttributeCatalogue {
		return this.workspace.catalogue;
	}

	at(position: number): BrazeUser | undefined {
		return this.users[position];
	}

	all(): Iterable<BrazeUser> {
		return this.users;
	}

	seed(user: SeedUser): void {
		this.add(seededUser(user, this.workspace));
	}

	/**
	 * Adds the user that a line of the admin API describes.
	 * @throws ZodError or SyntaxError when the line describes none
	 */
	restore(line: string): void {
		this.add(readStateLine(line, this.workspace));
	}

	/** Forgets all users and custom attributes. */
	clear(): void {
		this.users.length = 0;
		this.byExternalId.clear();
		this.byBrazeId.clear();
		this.byAlias.clear();
		this.byContact.email.clear();
		this.byContact.phone.clear();
		this.workspace = createWorkspace(this.settings);
	}

	find(identifier: Identifier): BrazeUser | undefined {
		switch (identifier.kind) {
			case 'external_id':
				return this.byExternalId.get(identifier.value);
			case 'braze_id':
				return this.byBrazeId.get(identifier.value);
			case 'user_alias':
				return this.byAlias.get(aliasKey(identifier.value));
			case 'email':
			case 'phone':
				return this.byContact[identifier.kind].find(identifier.value);
		}
	}

	/** A new user known by this identifier; by a Braze id only where that is set so. */
	create(identifier: Identifier): BrazeUser | undefined {
		const { kind, value } = identifier;
		const isBrazeId = kind === 'braze_id';
		if (isBrazeId && this.settings.unknownBrazeId === 'ignored') return undefined;
		const identity = {
			brazeId: isBrazeId ? value : randomBytes(12).toString('hex'),
			createdAtMs: Date.now(),
			externalId: kind === 'external_id' ? value : undefined,
			aliases: kind === 'user_alias' ? [value] : [],
		};
		const user = new BrazeUser(identity, this.workspace);
		if (kind === 'email' || kind === 'phone') user.fields.set(kind, value);
		this.add(user);
		return user;
	}

	/** Sets a standard field, or clears it with `undefined`, and keeps the user findable. */
	setField(user: BrazeUser, name: string, value: unknown): void {
		if (name === 'email' || name === 'phone') {
			this.byContact[name].move(user, user.fields.get(name), value);
		}
		user.fields.set(name, value);
	}

	/** Makes this user the most recently updated one. */
	touch(user: BrazeUser): void {
		this.updates += 1;
		user.updateNumber = this.updates;
	}

	/** Everybody with the user's e-mail address or phone number, the user included. */
	sharingContact(user: BrazeUser): ReadonlySet<BrazeUser> {
		const { email, phone } = this.byContact;
		return new Set([
			user,
			...email.allWith(user.fields.get('email')),
			...phone.allWith(user.fields.get('phone')),
		]);
	}

	private add(user: BrazeUser): void {
		this.users.push(user);
		this.byBrazeId.set(user.brazeId, user);
		if (user.externalId !== undefined) this.byExternalId.set(user.externalId, user);
		for (const alias of user.aliases) this.byAlias.set(aliasKey(alias), user);
		this.byContact.email.move(user, undefined, user.fields.get('email'));
		this.byContact.phone.move(user, undefined, user.fields.get('phone'));
	}
}
