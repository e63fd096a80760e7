import { z } from 'zod';

/** A query parameter that may be repeated: https://rest.apidoc.blueconic.com */
export const queryList = z
	.union([z.string().transform((value) => [value]), z.array(z.string())])
	.default([]);
