/** Values of the editor's resource locators. */
export const list = (value: string) => ({ __rl: true, mode: 'list', value });
export const custom = (value: string) => ({ __rl: true, mode: 'customAttribute', value });
export const byPath = (value: string) => ({ __rl: true, mode: 'path', value });
export const nested = (value: string) => ({ __rl: true, mode: 'nestedAttribute', value });
export const group = (value: string) => ({ __rl: true, mode: 'subscriptionGroup', value });

/** Rows with all that has no default; `more` comes on top. */
export const blueConicIdentifier = (more: object = {}) => ({
	brazeField: list('external_id'),
	property: list('braze_id'),
	...more,
});
export const blueConicRow = (more: object = {}) => ({
	brazeField: list('email'),
	property: list('email'),
	...more,
});
export const brazeIdentifier = (more: object = {}) => ({ property: list('crm_id'), ...more });
export const brazeRow = (more: object = {}) => ({
	property: list('points'),
	brazeField: custom('points'),
	...more,
});

/** Parameters of one direction, without what is at its default. */
export const blueConicParameters = (rows: readonly object[], more: object = {}) => ({
	blueConicIdentifiers: { values: [blueConicIdentifier()] },
	blueConicMappings: { values: rows },
	...more,
});
export const brazeParameters = (rows: readonly object[], more: object = {}) => ({
	brazeIdentifiers: { values: [brazeIdentifier()] },
	brazeMappings: { values: rows },
	...more,
});
