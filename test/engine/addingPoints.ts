import type { State } from '../../demo/oracle/state';
import { byId, template, type GoalChanges } from './goal';

/**
 * The export template's mapping, and a number that is added to what Braze holds: rows of people who
 * have that number may not be sent twice.
 */
export function addingPoints(): NonNullable<GoalChanges['parameters']> {
	const mapper = template('export-goal').nodes.find(({ name }) => name === 'Map to Braze');
	const { values } = Object(mapper?.parameters.brazeMappings);
	const points = {
		source: 'property',
		property: byId('loyalty_points'),
		brazeField: { __rl: true, mode: 'customAttribute', value: 'points' },
		updateStyle: 'increment',
	};
	return { 'Map to Braze': { brazeMappings: { values: [...values, points] } } };
}

/** Points by external id. */
export type Points = ReadonlyMap<string, unknown>;

/** What Braze holds. */
export const pointsHeld = ({ users }: State): Points =>
	new Map(
		users.map(({ externalId = '', customAttributes }) => [
			externalId,
			customAttributes.get('points') ?? 0,
		]),
	);

/** What Braze will hold of those whose points rise, after so many runs; whole numbers only. */
export function expectedPoints(state: State, runs: number): Points {
	const held = pointsHeld(state);
	return new Map(
		state.profiles.flatMap(({ properties }) => {
			const id = properties.get('braze_external_id')?.[0] ?? '';
			const [by = '', had] = [properties.get('loyalty_points')?.[0], held.get(id)];
			return /^[1-9]\d{0,5}$/.test(by) && typeof had === 'number'
				? [[id, had + runs * Number(by)]]
				: [];
		}),
	);
}
