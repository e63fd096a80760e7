export type PrimitiveType = 'TEXT' | 'NUMBER' | 'DECIMAL' | 'DATETIME';

/** A field of an event type: https://rest.apidoc.blueconic.com (`FieldTypeBean`) */
export interface FieldType {
	readonly key: string;
	readonly name: string;
	readonly dataSensitivity: 'PII' | 'NON_PII';
	readonly multiple: boolean;
	/** Of a nested field: which of its fields tells one value from another. */
	readonly identifier?: string;
	/** The type of its values, or the fields of a nested field. */
	readonly value: PrimitiveType | readonly FieldType[];
}

/** A type of timeline event: https://rest.apidoc.blueconic.com (`timelineEventType`) */
export interface TimelineEventType {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly priority: 'HIGH' | 'LOW';
	/** Days that an event of priority LOW is kept. */
	readonly retentionPeriod: number;
	readonly fieldTypes: readonly FieldType[];
}

function field(
	key: string,
	name: string,
	value: PrimitiveType,
	{ multiple = false }: { readonly multiple?: boolean } = {},
): FieldType {
	return { key, name, dataSensitivity: 'NON_PII', multiple, value };
}

const PRODUCT: FieldType = {
	key: 'product',
	name: 'Product',
	dataSensitivity: 'NON_PII',
	multiple: true,
	identifier: 'id',
	value: [
		field('id', 'Product ID', 'TEXT'),
		field('name', 'Product name', 'TEXT'),
		field('quantity', 'Quantity', 'NUMBER'),
		field('netprice', 'Net price', 'DECIMAL'),
		field('coupon', 'Coupons', 'TEXT', { multiple: true }),
		field('deliverydate', 'Delivery date', 'DATETIME'),
	],
};

/** The types of timeline events of the tenant. */
export const EVENT_TYPES: readonly TimelineEventType[] = [
	{
		id: 'order',
		name: 'Order',
		description: 'Something was bought',
		priority: 'HIGH',
		retentionPeriod: 365,
		fieldTypes: [
			field('total_revenue', 'Total revenue', 'DECIMAL'),
			field('quantity', 'Quantity', 'NUMBER'),
			field('channel', 'Channel', 'TEXT'),
			field('labels', 'Labels', 'TEXT', { multiple: true }),
			field('paid_at', 'Paid at', 'DATETIME'),
			PRODUCT,
		],
	},
	{
		id: 'store_visit',
		name: 'Store visit',
		description: 'A customer was in a store',
		priority: 'LOW',
		retentionPeriod: 30,
		fieldTypes: [field('store', 'Store', 'TEXT'), field('minutes', 'Minutes', 'NUMBER')],
	},
];

export function findEventType(id: string): TimelineEventType | undefined {
	return EVENT_TYPES.find((type) => type.id === id);
}
