using System.Net;
using Garant.Platform.Accounts;
using Garant.Platform.Frameworks;
using Garant.Platform.Jobs;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Garant.Web.Tests.Platforms;

/// <summary>A running platform with a fresh database, its own data folder and its own framework files.</summary>
public abstract class TestPlatform : IAsyncLifetime
{
    /// <summary>The password of every person of the tests.</summary>
    public const string Password = "a long enough sentence";

    private readonly string _root = Directory.CreateTempSubdirectory("garant-web-").FullName;
    private PlatformFactory? _running;
    private int _people;
    private int _origins;

    protected TestPlatform()
    {
        DataFolder = Path.Combine(_root, "data");
        FrameworkFolder = Path.Combine(_root, "frameworks");
        Directory.CreateDirectory(FrameworkFolder);
    }

    public string DataFolder { get; }

    public string FrameworkFolder { get; }

    /// <summary>Why the platform cannot run here, or <c>null</c>.</summary>
    public string? Missing { get; protected set; }

    public StatementCounter Statements { get; } = new();

    public CollectedLog Log { get; } = new();

    /// <summary>Lets the database break down when a test asks for it.</summary>
    public Breakdown Breakdown { get; } = new();

    /// <summary>The platform's clock. It is far ahead, so that no browser of the tests thinks a cookie expired.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2100, 3, 1, 9, 30, 0, TimeSpan.Zero));

    /// <summary>Further settings; they hold from the next start.</summary>
    public Dictionary<string, string> Further { get; } = [];

    /// <summary>Counts the passwords hashed and compared.</summary>
    public HashCounter Hashes { get; } = new();

    /// <summary>What the platform is configured with.</summary>
    public IEnumerable<(string Key, string Value)> Settings =>
    [
        ("Garant:Data", DataFolder),
        ("Garant:Frameworks", FrameworkFolder),
        ("Garant:BuiltInFrameworks", "false"),
        .. DatabaseSettings,
        .. Further.Select(setting => (setting.Key, setting.Value)),
    ];

    /// <summary>Changes the platform's services for a test.</summary>
    public Action<IServiceCollection>? Adjust { get; set; }

    public IServiceProvider Services => Running.Services;

    protected abstract IEnumerable<(string Key, string Value)> DatabaseSettings { get; }

    private PlatformFactory Running => _running ??= new PlatformFactory(this, "Production");

    public async ValueTask InitializeAsync()
    {
        TestFrameworks.WriteTo(FrameworkFolder);
        await PrepareAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Stops the platform and starts it again on the same data.</summary>
    public async Task RestartAsync(string environment = "Production")
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        _running = new PlatformFactory(this, environment);
    }

    /// <summary>Starts one more platform on the same data, beside those that run, and stops it.</summary>
    public async Task StartAnotherAsync(string environment = "Production")
    {
        await using PlatformFactory another = new(this, environment);
        await Task.Run(() => another.Server, TestContext.Current.CancellationToken);
    }

    /// <summary>Starts the platform again, on the same data, behind the real server; browsers made from now on go there.</summary>
    /// <returns>Where it listens.</returns>
    public async Task<Uri> ServeAsync(string environment = "Production")
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        _running = new PlatformFactory(this, environment, onPort: true);
        return _running.Address;
    }

    /// <summary>Sends requests to the platform past the browser.</summary>
    public HttpClient Client() => new(Running.NewHandler()) { BaseAddress = new Uri("http://localhost/") };

    /// <summary>A browser of somebody, with the cookies of an earlier one where there are.</summary>
    /// <param name="language">The language it asks for.</param>
    /// <param name="before">An earlier browser of the same person.</param>
    /// <param name="origin">The address it comes from; each browser has one of its own unless it is given.</param>
    public Browser Browse(string language = "en", Browser? before = null, IPAddress? origin = null)
    {
        int number = Interlocked.Increment(ref _origins);
        origin ??= new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
        return new(Running.NewHandler(origin), Statements, language, before);
    }

    /// <summary>Does the jobs that are due, until none is left: sends the mails, and whatever recurs.</summary>
    public Task SendMailAsync() => Running.Services.GetRequiredService<JobRunner>().RunDueAsync(CancellationToken.None);

    /// <summary>Looks into the framework folder twice, as the platform does within seconds.</summary>
    public async Task LookIntoFrameworksAsync()
    {
        FrameworkLibrary library = Running.Services.GetRequiredService<FrameworkLibrary>();
        await library.LookAsync(CancellationToken.None);
        await library.LookAsync(CancellationToken.None);
    }

    /// <summary>A browser of a person who is signed in.</summary>
    public async Task<Browser> SignInAsync(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        Browser browser = Browse(person.Language);
        Visit page = await browser.GetAsync("/account/sign-in");
        Visit next = await browser.SubmitAsync(page.Form("/account/sign-in").With("email", person.Email).With("password", Password));
        Assert.DoesNotContain("/account/", next.Address, StringComparison.Ordinal);
        return browser;
    }

    /// <summary>A person with a confirmed address.</summary>
    public async Task<Person> PersonAsync(string name, string language = "en", bool isConfirmed = true)
    {
        ArgumentNullException.ThrowIfNull(name);
        string email = $"{name.ToLowerInvariant()}-{Interlocked.Increment(ref _people)}@example.org";
        GarantUser user = new() { UserName = email, Email = email, EmailConfirmed = isConfirmed, DisplayName = name, Language = language };
        await using AsyncServiceScope scope = Running.Services.CreateAsyncScope();
        IdentityResult created = await scope.ServiceProvider.GetRequiredService<UserManager<GarantUser>>().CreateAsync(user, Password);
        Assert.True(created.Succeeded, string.Join("; ", created.Errors.Select(error => error.Description)));
        return new(user.Id, name, email, language);
    }

    /// <summary>An organisation of these people, written past the platform's pages.</summary>
    public Task<Guid> OrganisationAsync(string name, params (Person Person, MemberRole Role)[] members) => DatabaseAsync(async database =>
    {
        Organisation organisation = new() { Name = name, CreatedAt = Clock.GetUtcNow() };
        organisation.Members.AddRange(members.Select(member => new Membership { OrganisationId = organisation.Id, UserId = member.Person.Id, Role = member.Role }));
        database.Organisations.Add(organisation);
        await database.SaveChangesAsync();
        return organisation.Id;
    });

    /// <summary>Uses a service of the platform.</summary>
    public async Task InScopeAsync<TService>(Func<TService, Task> use)
        where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(use);
        await using AsyncServiceScope scope = Running.Services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>What carries requests to the platform as they are.</summary>
    public HttpMessageHandler Handler() => Running.NewHandler();

    /// <summary>Asks the database, or writes to it, past the platform's pages.</summary>
    public async Task<T> DatabaseAsync<T>(Func<GarantDbContext, Task<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        await using AsyncServiceScope scope = Running.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<GarantDbContext>());
    }

    /// <summary>Makes the database ready, or says in <see cref="Missing"/> why it is not.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;
}
