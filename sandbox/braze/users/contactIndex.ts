import type { BrazeUser } from './brazeUser';

function preferred(one: BrazeUser, other: BrazeUser): BrazeUser {
	const oneIdentified = one.externalId !== undefined;
	const otherIdentified = other.externalId !== undefined;
	if (oneIdentified !== otherIdentified) return oneIdentified ? one : other;
	return one.updateNumber >= other.updateNumber ? one : other;
}

/** Users by an e-mail address or a phone number, which several users may share. */
export class ContactIndex {
	/** Most contacts have one user: a list for each would take much memory. */
	private readonly usersByContact = new Map<string, BrazeUser | readonly BrazeUser[]>();

	/**
	 * Of several users the identified come first, then the most recently updated.
	 * https://www.braze.com/docs/api/endpoints/user_data/post_user_track
	 */
	find(contact: string): BrazeUser | undefined {
		const users = this.allWith(contact);
		return users.length > 0 ? users.reduce(preferred) : undefined;
	}

	/** Everybody who has this contact. */
	allWith(contact: unknown): readonly BrazeUser[] {
		const users = typeof contact === 'string' ? this.usersByContact.get(contact) : undefined;
		if (users === undefined) return [];
		return 'brazeId' in users ? [users] : users;
	}

	/** Files the user under the new contact instead of the old one. */
	move(user: BrazeUser, from: unknown, to: unknown): void {
		if (from === to) return;
		if (typeof from === 'string') this.remove(user, from);
		if (typeof to === 'string' && to !== '') this.add(user, to);
	}

	clear(): void {
		this.usersByContact.clear();
	}

	private add(user: BrazeUser, contact: string): void {
		const others = this.allWith(contact);
		this.usersByContact.set(contact, others.length > 0 ? [...others, user] : user);
	}

	private remove(user: BrazeUser, contact: string): void {
		const [first, ...others] = this.allWith(contact).filter((known) => known !== user);
		if (!first) this.usersByContact.delete(contact);
		else this.usersByContact.set(contact, others.length > 0 ? [first, ...others] : first);
	}
}
