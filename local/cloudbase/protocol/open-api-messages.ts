import { Root } from 'protobufjs/light';

/** The messages that the older SDK wraps calls of WeChat's open API in; fields and numbers are read off its own code. */
const root = Root.fromJSON({
  nested: {
    KeyValuePair: { fields: { key: { type: 'string', id: 1 }, value: { type: 'bytes', id: 2 } } },
    OpenApiData: { fields: { pairs: { rule: 'repeated', type: 'KeyValuePair', id: 1 } } },
    CommApiData: {
      fields: { apiType: { type: 'int32', id: 1 }, openapiData: { type: 'OpenApiData', id: 2 } },
    },
    CommOpenApiResp: {
      fields: {
        respData: { type: 'bytes', id: 1 },
        contentType: { type: 'string', id: 2 },
        errorCode: { type: 'int32', id: 3 },
        httpCode: { type: 'uint32', id: 4 },
      },
    },
  },
});
const Request = root.lookupType('CommApiData');
const Response = root.lookupType('CommOpenApiResp');

/** The parameters of a call: each value travels as JSON. @throws Error when the bytes are no such message */
export function openApiRequest(bytes: Uint8Array): Record<string, unknown> {
  const { openapiData } = Request.decode(bytes) as unknown as {
    openapiData?: { pairs: { key: string; value: Uint8Array }[] };
  };
  const pairs = openapiData?.pairs ?? [];
  return Object.fromEntries(pairs.map(({ key, value }) => [key, JSON.parse(Buffer.from(value).toString()) as unknown]));
}

/** An answer, as the older SDK expects it. */
export function openApiResponse(contentType: string, body: Uint8Array): Buffer {
  return Buffer.from(Response.encode({ respData: body, contentType, errorCode: 0, httpCode: 200 }).finish());
}
