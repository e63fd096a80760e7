import { randomBytes } from 'node:crypto';
import type { SeedUser } from '../../people/seedRecords';
import { applyAttributes } from '../track/applyAttributes';
import type { BrazeUser } from './brazeUser';
import { ContactIndex } from './contactIndex';
import type { Identifier, UserAlias } from './identifier';

function aliasKey({ alias_label, alias_name }: UserAlias): string {
	return JSON.stringify([alias_label, alias_name]);
}

/** All users of the workspace, findable by every kind of identifier. */
export class UserStore {
	private readonly users: BrazeUser[] = [];
	private readonly byExternalId = new Map<string, BrazeUser>();
	private readonly byBrazeId = new Map<string, BrazeUser>();
	private readonly byAlias = new Map<string, BrazeUser>();
	private readonly byEmail = new ContactIndex();
	private readonly byPhone = new ContactIndex();
	private updates = 0;

	get size(): number {
		return this.users.length;
	}

	at(position: number): BrazeUser | undefined {
		return this.users[position];
	}

	all(): Iterable<BrazeUser> {
		return this.users;
	}

	seed(user: SeedUser): void {
		this.add({ ...user, aliases: [], updateNumber: 0 });
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
				return this.byEmail.find(identifier.value);
			case 'phone':
				return this.byPhone.find(identifier.value);
		}
	}

	/** A new user known by this identifier; Braze alone gives out Braze ids. */
	create(identifier: Identifier): BrazeUser | undefined {
		if (identifier.kind === 'braze_id') return undefined;
		const user: BrazeUser = {
			brazeId: randomBytes(12).toString('hex'),
			createdAtMs: Date.now(),
			externalId: identifier.kind === 'external_id' ? identifier.value : undefined,
			aliases: identifier.kind === 'user_alias' ? [identifier.value] : [],
			fields: new Map(),
			customAttributes: new Map(),
			updateNumber: 0,
		};
		this.add(user);
		return user;
	}

	/** Writes an attributes object to a user and keeps the indexes right. */
	update(user: BrazeUser, attributes: Record<string, unknown>): void {
		const email = user.fields.get('email');
		const phone = user.fields.get('phone');
		applyAttributes(user, attributes);
		this.updates += 1;
		user.updateNumber = this.updates;
		this.byEmail.move(user, email, user.fields.get('email'));
		this.byPhone.move(user, phone, user.fields.get('phone'));
	}

	private add(user: BrazeUser): void {
		this.users.push(user);
		this.byBrazeId.set(user.brazeId, user);
		if (user.externalId !== undefined) this.byExternalId.set(user.externalId, user);
		for (const alias of user.aliases) this.byAlias.set(aliasKey(alias), user);
		this.byEmail.move(user, undefined, user.fields.get('email'));
		this.byPhone.move(user, undefined, user.fields.get('phone'));
	}
}
