using System.Xml;
using System.Xml.Linq;
using Garant.Platform.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Garant.Web.Storage;

/// <summary>The keys that protect cookies, forms and links, one file each. One that cannot be read would make every form fail.</summary>
internal static class KeyFiles
{
    public const string Folder = "keys";

    /// <exception cref="StartException">A file cannot be read, or no key can be written.</exception>
    public static void Check(string dataFolder, IServiceProvider services)
    {
        string folder = Path.Combine(dataFolder, Folder);
        Dictionary<Guid, string> files = [];
        foreach (string file in Directory.EnumerateFiles(folder, "*.xml").Order(StringComparer.Ordinal))
        {
            XElement? content = Read(file);
            if (content?.Name.LocalName == "key")
            {
                files[Guid.TryParse((string?)content.Attribute("id"), out Guid id) ? id : throw Unreadable(file, "it has no id")] = file;
            }
        }

        // Without a log: what is wrong is told here, once and with the file's name.
        XmlKeyManager keys = new(
            services.GetRequiredService<IOptions<KeyManagementOptions>>(),
            services.GetRequiredService<IActivator>(),
            NullLoggerFactory.Instance);
        Dictionary<Guid, IKey> read = keys.GetAllKeys().ToDictionary(key => key.KeyId);
        foreach ((Guid id, string file) in files)
        {
            if (!read.TryGetValue(id, out IKey? key))
            {
                throw Unreadable(file, "it is no key of this platform");
            }

            TryOut(key, file);
        }

        // Makes a key where there is none yet, and shows that the newest one works.
        IDataProtector protector = services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start");
        protector.Unprotect(protector.Protect([1]));
    }

    private static XElement? Read(string file)
    {
        try
        {
            return XDocument.Load(file).Root;
        }
        catch (XmlException fault)
        {
            throw Unreadable(file, fault.Message.TrimEnd('.'), fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, fault.Message.TrimEnd('.'), fault);
        }
    }

    private static void TryOut(IKey key, string file)
    {
        try
        {
            if (key.CreateEncryptor() is null)
            {
                throw Unreadable(file, "it holds no key");
            }
        }
        catch (Exception fault) when (fault is not StartException)
        {
            // Whatever its content makes the reader throw, the file is what the operator can mend.
            throw Unreadable(file, fault.Message.Split('\n')[0].TrimEnd('.', '\r'), fault);
        }
    }

    private static StartException Unreadable(string file, string reason, Exception? cause = null)
    {
        string sentence = $"the key file {file} cannot be read: {reason}. Restore it from a backup, or move it away; whoever signed in with that key then signs in again, and links in mails that it protects end.";
        return cause is null ? new(sentence) : new(sentence, cause);
    }
}
