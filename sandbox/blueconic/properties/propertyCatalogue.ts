import type { PropertyDefinition } from './propertyDefinition';
import { TENANT_PROPERTIES } from './tenantProperties';

/** The profile properties of the tenant; each has a slot, its place in every profile. */
export class PropertyCatalogue {
	private readonly properties = new Map<string, PropertyDefinition>();
	private readonly slots = new Map<string, number>();
	private readonly ids: string[] = [];

	constructor() {
		for (const property of TENANT_PROPERTIES) this.put(property);
	}

	/** One more than the highest slot there ever was. */
	get slotCount(): number {
		return this.ids.length;
	}

	get all(): readonly PropertyDefinition[] {
		return [...this.properties.values()];
	}

	get(id: string): PropertyDefinition | undefined {
		return this.properties.get(id);
	}

	slotOf(id: string): number | undefined {
		return this.properties.has(id) ? this.slots.get(id) : undefined;
	}

	/** The property that has a slot, or had it. */
	idOf(slot: number): string {
		return this.ids[slot] ?? '';
	}

	/** Adds a property or says anew what it is. A property that comes back has its old slot. */
	put(property: PropertyDefinition): void {
		if (!this.slots.has(property.id)) this.slots.set(property.id, this.ids.push(property.id) - 1);
		this.properties.set(property.id, property);
	}

	remove(id: string): void {
		this.properties.delete(id);
	}
}
