import { typeOf, type AttributeValue } from '../attributes/attributeValue';
import type { TrackSettings } from '../track/trackSettings';
import type { AttributeType } from './attributeTypes';

/** A custom attribute as the workspace knows it. */
export interface CatalogueEntry {
	readonly name: string;
	readonly dataType: AttributeType;
	/** How many elements a list may have; `null` for other types. */
	readonly arrayLength: number | null;
	/** Whether the type was set in the dashboard rather than by the first value. */
	readonly forced: boolean;
}

/**
 * The custom attributes of the workspace. A type follows the first value, unless it was forced.
 * https://www.braze.com/docs/user_guide/data/custom_data/managing_custom_data
 */
export class AttributeCatalogue {
	private readonly types = new Map<string, AttributeType>();

	constructor(private readonly settings: TrackSettings) {}

	/** Takes note of a value that some user was given. */
	see(name: string, value: AttributeValue): void {
		if (!this.types.has(name)) this.types.set(name, typeOf(value));
	}

	forcedTypeOf(name: string): AttributeType | undefined {
		const { forcedTypes } = this.settings;
		return Object.hasOwn(forcedTypes, name) ? forcedTypes[name] : undefined;
	}

	/** Every attribute that was ever set or whose type was forced, by name. */
	list(): readonly CatalogueEntry[] {
		const forced = Object.entries(this.settings.forcedTypes);
		const types = new Map<string, AttributeType>([...this.types, ...forced]);
		const names = [...types.keys()].sort();
		return names.flatMap((name) => {
			const dataType = types.get(name);
			if (!dataType) return [];
			const arrayLength = dataType === 'array' ? this.settings.maxListElements : null;
			return [{ name, dataType, arrayLength, forced: this.forcedTypeOf(name) !== undefined }];
		});
	}
}
