using System.Diagnostics.CodeAnalysis;
using System.Text;
using Garant.Platform.Localisation;
using Garant.Web.Access;
using Garant.Web.Accounts;
using Garant.Web.Layout;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Garant.Web.Forms;

/// <summary>
/// The one place that reads forms, before any handler runs: within the limits of the form's page, and with an answer of
/// 400, 413 or 415 to whatever is no such form. Handlers find what was read in <see cref="HttpRequest.Form"/>.
/// </summary>
internal sealed partial class FormReader(RequestDelegate next, ILogger<FormReader> log)
{
    // A browser shows no answer while it is still sending: a form somewhat too large is received to its end and thrown away.
    private const long ReceivedToItsEnd = 4 * 1024 * 1024;
    private const string Multipart = "multipart/form-data";
    private const string TooLarge = "the form is too large";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!TakesForm(context, out FormRoute? route))
        {
            ReceiveToItsEnd(context); // such as a form to a page that there is no more
            await next(context);
            return;
        }

        bool isSignedIn = context.UserId() is not null && !AccessGate.HasTurnedAway(context);
        long most = isSignedIn ? route.Fields.MostBytes : FormFields.SmallForm;
        if (await ReadAsync(context, route.Fields.Options(most), most) is not var (status, reason))
        {
            await next(context);
            return;
        }

        LogRefused((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText, status, reason);
        if (context.Features.Get<Refusal>() is { } refusal)
        {
            context.Response.StatusCode = refusal.Status;
            return;
        }

        context.Response.StatusCode = status;
        Texts texts = context.RequestServices.GetRequiredService<Texts>();
        if (status == StatusCodes.Status400BadRequest && route.Show is not null && (isSignedIn || !route.NeedsSession))
        {
            FormInput blank = new() { Notice = texts["The form arrived damaged, and nothing of it was saved. Go back in your browser to find what you typed, and send it again."] };
            await route.ShowAsync(context, blank);
        }
        else if (status == StatusCodes.Status413PayloadTooLarge && route.NeedsSession && !isSignedIn)
        {
            await ErrorPages.ShowAsync(
                context,
                texts["Your session has ended"],
                texts["What you typed is too long to be kept while you sign in. It still stands in the page before this one: sign in in another tab, go back in your browser, and send it again."]);
        }
    }

    /// <summary>Whether a request sends a form to a route that takes one.</summary>
    public static bool TakesForm(HttpContext context, [NotNullWhen(true)] out FormRoute? route)
    {
        bool takes = context.GetEndpoint() is RouteEndpoint endpoint
            && HttpMethods.IsPost(context.Request.Method)
            && endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods && methods.HttpMethods.Contains(HttpMethods.Post);
        route = takes ? context.GetEndpoint()!.Metadata.GetMetadata<FormRoute>() ?? FormRoute.Button : null;
        return takes;
    }

    /// <summary>Reads the form into the request.</summary>
    /// <returns>Why it was refused, or <c>null</c>.</returns>
    private static async Task<(int Status, string Reason)?> ReadAsync(HttpContext context, FormOptions options, long most)
    {
        HttpRequest request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            || !(type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals(Multipart, StringComparison.OrdinalIgnoreCase)))
        {
            return (StatusCodes.Status415UnsupportedMediaType, "the content is no form");
        }

        if (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return (StatusCodes.Status400BadRequest, "the text is not in UTF-8");
        }

        if (request.ContentLength > most)
        {
            ReceiveToItsEnd(context);
            return (StatusCodes.Status413PayloadTooLarge, TooLarge);
        }

        Allow(context, most);
        try
        {
            context.Features.Set<IFormFeature>(new FormFeature(new FormCollection(NoCharacters.Without(
                type.MediaType.Equals(Multipart, StringComparison.OrdinalIgnoreCase)
                    ? await request.ReadFormAsync(options, context.RequestAborted)
                    : await ReadEncodedAsync(request, options)))));
            return null;
        }
        catch (BadHttpRequestException fault)
        {
            return (fault.StatusCode, fault.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : "the form did not arrive whole");
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return (StatusCodes.Status400BadRequest, "the form is malformed, or has more or longer fields than the page");
        }
    }

    /// <summary>Reads the usual kind of form. The framework's own way refuses the whole form for one "%00".</summary>
    private static async Task<Dictionary<string, StringValues>> ReadEncodedAsync(HttpRequest request, FormOptions options)
    {
        using Microsoft.AspNetCore.WebUtilities.FormReader reader = new(request.Body, Encoding.UTF8)
        {
            KeyLengthLimit = options.KeyLengthLimit,
            ValueCountLimit = options.ValueCountLimit,
            ValueLengthLimit = options.ValueLengthLimit,
        };
        return await reader.ReadFormAsync(request.HttpContext.RequestAborted);
    }

    /// <summary>Lets a browser that still sends come to an end and show the answer.</summary>
    public static void ReceiveToItsEnd(HttpContext context)
    {
        if (context.Request.ContentLength <= ReceivedToItsEnd)
        {
            Allow(context, ReceivedToItsEnd);
        }
    }

    private static void Allow(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }
    }

    [LoggerMessage(LogLevel.Information, "A form to {Route} was refused with {Status}: {Reason}")]
    private partial void LogRefused(string? route, int status, string reason);
}
